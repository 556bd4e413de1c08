// Prints the publishing token for the ID token in OASIS_ID_TOKEN, and nothing else: for pipelines elsewhere than on GitHub.
import { slug } from './bundles.mjs';
import { exchangeOnce, server } from './oasis.mjs';
import { Failure, logToStandardError, run } from './runner.mjs';

logToStandardError();

await run(async () => {
  const token = process.env.OASIS_ID_TOKEN ?? '';
  if (token === '') throw new Failure('OASIS_ID_TOKEN is empty: give the job id_tokens, or the variable OASIS_CI_KEY.');
  process.stdout.write((await exchangeOnce(server(), slug(), token)).token);
});
