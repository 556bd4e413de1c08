// What a step of GitHub Actions is given, and how it answers. Inputs come as environment variables only: nothing of them is
// ever part of a command line or of a script's text.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** Ends the step with a sentence that says what to do. */
export class Failure extends Error {}

/** The text of an input, or its default when it is empty. */
export function input(name, fallback = '') {
  const value = process.env[`INPUT_${name.toUpperCase()}`] ?? '';
  return value === '' ? fallback : value;
}

export function required(name) {
  const value = input(name);
  if (value === '') throw new Failure(`The input ${name} is needed.`);
  return value;
}

export function flag(name) {
  const value = input(name, 'false');
  if (!['true', 'false'].includes(value)) throw new Failure(`The input ${name} must be true or false.`);
  return value === 'true';
}

/** A comma-separated list; empty when the input is. */
export function list(name) {
  return input(name).split(',').map((part) => part.trim()).filter((part) => part !== '');
}

// A line that begins with :: or ##[ is an order to the runner, whoever wrote it.
const plain = (text) => String(text).replace(/[\r\n\u2028\u2029]+/g, ' ').replace(/^(\s*)(::|##\[)/, '$1 $2');
const escaped = (text) => String(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

let log = console.log;

/** For a script whose standard output is its answer. */
export function logToStandardError() {
  log = console.error;
}

export function say(text) {
  log(`  ${plain(text)}`);
}

export function warn(text) {
  log(`::warning::${escaped(text)}`);
}

/** Keeps a secret out of the log. */
export function mask(secret) {
  if (process.env.GITHUB_ACTIONS === 'true') log(`::add-mask::${escaped(secret)}`);
}

function append(file, text) {
  if (file) appendFileSync(file, text);
}

export function output(name, value) {
  const end = `end_${randomUUID()}`;
  append(process.env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

/** Text that Markdown shows as it is. */
export function shown(text) {
  return plain(text).replace(/[\\`*_{}[\]()#+!|<>~&]/g, (mark) => `&#${mark.codePointAt(0)};`);
}

/** A table for the summary of the job; its cells are Markdown already. */
export function summary(title, head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  append(process.env.GITHUB_STEP_SUMMARY,
    `### ${shown(title)}\n\n${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}\n`);
}

/** Runs a step: what it throws becomes the job's error, without a stack where a sentence says it all. */
export async function run(step) {
  try {
    await step();
  } catch (failure) {
    const text = failure instanceof Failure ? failure.message : (failure.stack ?? String(failure));
    log(process.env.GITHUB_ACTIONS === 'true' ? `::error::${escaped(text)}` : `Error: ${text}`);
    process.exitCode = 1;
  }
}
