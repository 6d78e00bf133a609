import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchRulesQuery, purchaseKey } from '../../api/counterparty-queries.ts';
import type { ReturnRef } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import type { MatchRulesByRegime, TriedRules } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { shownPeriod } from '../../format/period.ts';
import { typedPaise } from '../../format/typed-amount.ts';
import { useAct } from '../../parts/dialog.tsx';
import { FormBody } from '../../parts/form/form-body.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import styles from './options.module.css';
import { type RegimeDraft, RegimeRules } from './regime-rules.tsx';
import { SaveRulesDialog } from './save-rules-dialog.tsx';
import { TriedTable } from './tried-table.tsx';

const regimes = ['Current', 'Classic'] as const;
type Draft = Readonly<Record<(typeof regimes)[number], RegimeDraft>>;

interface MatchRulesFormProps {
  readonly of: ReturnRef;
  readonly saved: MatchRulesByRegime;
  readonly defaults: MatchRulesByRegime;
}

/** The rules of both regimes. What a change would do is counted first: on this month when asked, on all before saving. */
export function MatchRulesForm({ of, saved, defaults }: MatchRulesFormProps) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const [tried, setTried] = useState<TriedRules | null>(null);
  const [asked, setAsked] = useState<TriedRules | null>(null);
  const [isSaved, setSaved] = useState(false);
  const why = useWhyNot('register', of.gstin);
  const rules = rulesOf(draft);
  const path = `/match-rules/${encodeURIComponent(of.gstin)}`;
  const change = (to: Draft) => {
    setDraft(to);
    setTried(null);
    setSaved(false);
  };
  const isSame = (other: MatchRulesByRegime) => JSON.stringify(draft) === JSON.stringify(draftOf(other));
  const gate = (why: string | null) => ({ enabled: why === null, why });
  const wrong = rules ? null : t('rules.correctFirst');
  const canSave = gate(wrong ?? (isSame(saved) ? t('rules.unchanged') : null));
  const canRestore = gate(isSame(defaults) ? t('rules.isDefault') : null);
  const test = () =>
    act.run(async () => setTried(await post<TriedRules>(`${path}/try`, { rules, period: of.period })));
  const ask = () => act.run(async () => setAsked(await post<TriedRules>(`${path}/try`, { rules })));
  const save = async () => {
    await request('PUT', path, { rules });
    await cache.invalidateQueries({ queryKey: matchRulesQuery.queryKey });
    await cache.invalidateQueries({ queryKey: purchaseKey(of.gstin) });
    await cache.invalidateQueries({ queryKey: ['return', of.gstin] });
    setTried(null);
    setSaved(true);
  };
  return (
    <>
      <p className={styles.intro}>{t('rules.intro')}</p>
      <FormBody why={why}>
        <div className={styles.regimes}>
          {regimes.map((regime) => (
            <RegimeRules
              key={regime}
              title={t(`rules.regimes.${regime}`)}
              draft={draft[regime]}
              onChange={(to) => change({ ...draft, [regime]: to })}
            />
          ))}
        </div>
      </FormBody>
      {why === null && (
        <>
          <div className={styles.acts}>
            <GatedButton gate={gate(wrong)} isBusy={act.isBusy} onPress={() => void test()}>
              {t('rules.test')}
            </GatedButton>
            <GatedButton gate={canRestore} onPress={() => change(draftOf(defaults))}>
              {t('rules.restore')}
            </GatedButton>
            <GatedButton gate={canSave} look="filled" isBusy={act.isBusy} onPress={() => void ask()}>
              {t('app.save')}
            </GatedButton>
          </div>
          <Reasons gates={[canSave]} />
        </>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
      {isSaved && <Notice tone="ok">{t('rules.saved')}</Notice>}
      {tried && (
        <Card title={t('rules.testing', { period: shownPeriod(of.period, i18n.language) })}>
          <TriedTable tried={tried} />
        </Card>
      )}
      {asked && (
        <SaveRulesDialog
          title={t('rules.saveTitle')}
          wide={asked.changed > 0}
          run={save}
          onClose={() => setAsked(null)}
        >
          <TriedTable tried={asked} />
        </SaveRulesDialog>
      )}
    </>
  );
}

function draftOf(rules: MatchRulesByRegime): Draft {
  const one = ({
    policy,
    taxableTolerance,
    taxTolerance,
    comparesPlaceOfSupply,
  }: MatchRulesByRegime['Classic']) => ({
    policy,
    taxable: rupees(taxableTolerance),
    tax: rupees(taxTolerance),
    comparesPlaceOfSupply,
  });
  return { Current: one(rules.Current), Classic: one(rules.Classic) };
}

/** What the form says; null while one of its amounts is none. */
function rulesOf(draft: Draft): MatchRulesByRegime | null {
  const one = ({ policy, taxable, tax, comparesPlaceOfSupply }: RegimeDraft) => {
    const [taxableTolerance, taxTolerance] = [typedPaise(taxable), typedPaise(tax)];
    if (taxableTolerance === null || taxTolerance === null) return null;
    return { policy, taxableTolerance, taxTolerance, comparesPlaceOfSupply };
  };
  const [Current, Classic] = [one(draft.Current), one(draft.Classic)];
  return Current && Classic ? { Classic, Current } : null;
}
