import fc from "fast-check";

/**
 * Generated inputs are the same in every run, so that a change is judged by what it changes. `PROPERTY_SEED=$RANDOM npm test`
 * tries others: what fails with them becomes a case of its own.
 */
fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 1) });
