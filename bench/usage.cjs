// Preloaded into a measured process: writes what it has used when it ends.
const { readFileSync, writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.USAGE_REPORT, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e3, peak: ownPeak() ?? maxRSS }));
});

/** In KiB. On Linux `maxRSS` is no less than what the process that started this one had; VmHWM is this one's own (proc(5)). */
function ownPeak() {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
    return peak && Number(peak[1]);
  } catch {
    return null;
  }
}
