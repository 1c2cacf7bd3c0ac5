/** The namespace of our rules and languages in both hosts. */
export const namespace = "dfsecret";
