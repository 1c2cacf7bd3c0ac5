// Preloaded into a measured process: writes what it has used when it ends.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.USAGE_REPORT, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e3, peak: maxRSS }));
});
