import fc from 'fast-check';

/**
 * Properties draw the same cases in every run of `npm test`: what fails there fails on the machine of whoever looks. Another
 * seed is tried by `PACTUA_PROPERTY_SEED=<whole number> npm test`.
 */
fc.configureGlobal({ seed: Number(process.env.PACTUA_PROPERTY_SEED ?? 72_020) });
