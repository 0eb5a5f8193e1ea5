import { groupBy } from '../../base/ordering.ts';
import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Signatory } from '../../programme/agreements/agreement.ts';
import type { SealedSignatory } from '../../store/agreements.ts';
import { sealedSignatories } from '../../store/party-history.ts';
import type { Vault } from '../../store/vault.ts';
import type { Context } from '../context.ts';
import { openSecrets } from '../compare/open-secrets.ts';

/** Seals the names of those who signed an agreement for an organisation, bound to the two of them. */
export function sealSignatories(
  vault: Vault,
  signatories: readonly Signatory[],
): SealedSignatory[] {
  const groups = groupBy(signatories, (one) => `${one.agreement}\u0000${one.organisation}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { agreement, organisation } = first;
    const names = [...new Set(group.map(({ name }) => name))];
    const content = new TextEncoder().encode(JSON.stringify(names));
    return [{ agreement, organisation, sealed: vault.seal(content, place(first)) }];
  });
}

/** Opens the names kept for an agreement, by organisation; only for a user who asks for them. */
export async function openSignatories(
  context: Context,
  day: CalendarDate,
  agreement: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await sealedSignatories(context.store, day, agreement);
  if (rows.length === 0) return new Map();
  const { vault } = openSecrets(context);
  return new Map(
    rows.map(({ organisation, sealed }) => {
      const content = vault.open(sealed, place({ agreement, organisation }));
      return [organisation, JSON.parse(new TextDecoder().decode(content)) as string[]];
    }),
  );
}

function place(of: { readonly agreement: string; readonly organisation: string }): string[] {
  return ['signatory', of.agreement, of.organisation];
}
