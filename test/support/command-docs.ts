import { join } from 'node:path';
import type { Command } from '@oclif/core';
import { filesBelow, ROOT } from './source-files.ts';

/** A command of the tool as its class describes it. */
export interface CommandDescription {
  readonly name: string;
  readonly file: string;
  readonly command: typeof Command;
}

/** Every command, by name. */
export async function loadCommands(): Promise<CommandDescription[]> {
  const files = filesBelow('src/commands', '.ts');
  const loaded = files.map(async (file) => {
    const module = (await import(join(ROOT, file))) as { default: typeof Command };
    return { name: nameOf(file), file, command: module.default };
  });
  return (await Promise.all(loaded)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The page docs/commands.md, written from the commands themselves so that it cannot lie. */
export function writeCommandPage(commands: readonly CommandDescription[]): string {
  const intro =
    '# Commands\n\nWritten from the commands themselves by `test/docs.test.ts`; do not edit by hand.\nEvery command takes `--help`.\n';
  return [intro, ...commands.map(writeCommand)].join('\n');
}

function nameOf(file: string): string {
  return file
    .replace('src/commands/', '')
    .replace(/(\/index)?\.ts$/, '')
    .replaceAll('/', ' ');
}

function writeCommand({ name, command }: CommandDescription): string {
  const flags = Object.entries(command.flags ?? {}).map(([flag, definition]) => {
    const value =
      definition.type === 'boolean' ? '' : ` ${(definition.helpValue ?? 'VALUE').toString()}`;
    const options =
      'options' in definition && definition.options
        ? ` One of: ${definition.options.join(', ')}.`
        : '';
    const fallback =
      typeof definition.default === 'string' || typeof definition.default === 'number'
        ? ` Default: \`${definition.default}\`.`
        : '';
    return `| \`--${flag}${value}\` | ${definition.summary ?? definition.description ?? ''}${options}${fallback} |`;
  });
  const args = Object.entries(command.args ?? {}).map(
    ([arg, definition]) => `| \`${arg.toUpperCase()}\` | ${definition.description ?? ''} |`,
  );
  const examples = (command.examples ?? []).map((example) =>
    typeof example === 'string' ? example : example.command,
  );
  return [
    `## mig2hie ${name}`,
    '',
    `${command.summary ?? ''}${command.description === undefined ? '' : `\n\n${command.description}`}`,
    '',
    ...(args.length + flags.length > 0
      ? ['| argument or flag | |', '|---|---|', ...args, ...flags, '']
      : []),
    '```sh',
    ...examples.map((example) =>
      example.replaceAll('<%= config.bin %>', 'mig2hie').replaceAll('<%= command.id %>', name),
    ),
    '```',
    '',
  ].join('\n');
}
