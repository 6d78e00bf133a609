import { Select, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { policyQuery, savePolicy } from '../../api/approval-queries.ts';
import type { ApprovalPolicy } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { FormBody } from '../../parts/form/form-body.tsx';
import { Failed, Faults, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import styles from './approvals.module.css';

const rules = ['usual', 'on', 'off'] as const;

/** Whether the returns of a GSTIN need a second person; every change stands in the audit log. */
export function PolicyCard({ gstin }: { gstin: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const answer = useQuery(policyQuery(gstin));
  const policy = answer.data;
  const why = useWhyNot('register', gstin);
  if (!policy)
    return (
      <Card title={t('approvals.policy')}>
        {answer.isPending ? <Waiting rows={3} /> : <Faults of={[answer]} />}
      </Card>
    );
  const { rule, keysMayFile, actingPeople } = policy;
  const save = (change: Partial<ApprovalPolicy>) =>
    void act.run(async () => {
      await savePolicy(gstin, { rule, keysMayFile, ...change });
      await cache.invalidateQueries();
    });
  return (
    <Card title={t('approvals.policy')}>
      <div className={styles.policy}>
        <FormBody why={why}>
          <Select
            label={t('approvals.needed')}
            description={t('approvals.neededSays', { count: actingPeople })}
            allowDeselect={false}
            data={rules.map((value) => ({
              value,
              label: t(`approvals.rule.${value}`),
            }))}
            value={rule}
            onChange={(word) => save({ rule: rules.find((one) => one === word) ?? 'usual' })}
          />
          <Switch
            label={t('approvals.keys')}
            checked={keysMayFile}
            onChange={(event) => save({ keysMayFile: event.currentTarget.checked })}
          />
        </FormBody>
        {act.failure !== null && <Failed failure={act.failure} />}
      </div>
    </Card>
  );
}
