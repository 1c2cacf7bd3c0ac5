/** The formats that come with the command. */
export const formatNames = ["stylish", "compact", "json", "sarif", "github", "gitlab", "junit", "checkstyle"] as const;
export type FormatName = (typeof formatNames)[number];
