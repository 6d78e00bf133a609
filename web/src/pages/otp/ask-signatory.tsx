import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { askSignatory, relayQuery, revokeRelay } from '../../api/relay-queries.ts';
import type { AskedSignatory } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { Dialog, useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed, Notice } from '../../parts/notice.tsx';
import { TimeLeft } from './otp.tsx';

interface AskSignatoryProps {
  readonly of: ReturnRef;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The connection stands; what is to be said of it. */
  readonly onDone: (says: string) => void;
}

type Relay = NonNullable<AskedSignatory['relay']>;

/** Asks the signatory for the OTP: a reason, then an address to be sent to him; it goes on by itself when he has given it. */
export function AskSignatory({ of, opened, onClose, onDone }: AskSignatoryProps) {
  const { t, i18n } = useTranslation();
  const act = useAct();
  const period = shownPeriod(of.period, i18n.language);
  const [why, setWhy] = useState('');
  const [relay, setRelay] = useState<Relay | null>(null);
  useEffect(() => {
    if (!opened) return;
    setRelay(null);
    setWhy(t('relay.usualWhy', { period }));
  }, [opened, t, period]);
  const ask = () =>
    act.run(async () => {
      const answer = await askSignatory(of, why.trim());
      if (answer.relay) setRelay(answer.relay);
      else onDone(answer.says);
    });
  const revoke = () =>
    act.run(async () => {
      if (relay) await revokeRelay(of, relay.relayId);
      onClose();
    });
  const isSaid = why.trim() !== '';
  const gate = { enabled: isSaid, why: isSaid ? null : t('relay.needWhy') };
  return (
    <Dialog
      title={t('relay.ask')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => !relay && gate.enabled && void ask()}
      actions={
        relay ? (
          <>
            <Button variant="default" onClick={() => void revoke()} loading={act.isBusy}>
              {t('relay.revoke')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('app.close')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <GatedButton gate={gate} look="filled" isBusy={act.isBusy}>
              {t('relay.make')}
            </GatedButton>
          </>
        )
      }
    >
      {relay ? (
        <Waiting of={of} relay={relay} onDone={onDone} />
      ) : (
        <>
          <p>{t('relay.about')}</p>
          <Textarea
            data-autofocus
            label={t('relay.whyField')}
            autosize
            minRows={2}
            maxLength={300}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        </>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
    </Dialog>
  );
}

function Waiting({ of, relay, onDone }: Pick<AskSignatoryProps, 'of' | 'onDone'> & { relay: Relay }) {
  const { t } = useTranslation();
  const { data: far } = useQuery(relayQuery(of, relay.relayId));
  const [isCopied, setCopied] = useState(false);
  const address = `${window.location.origin}/otp/${relay.token}`;
  const isUsed = far?.state === 'used';
  useEffect(() => {
    if (isUsed) onDone(t('relay.connected'));
  }, [isUsed, onDone, t]);
  const copy = () => {
    void navigator.clipboard.writeText(address);
    setCopied(true);
  };
  const isOver = far !== undefined && far.state !== 'open';
  return (
    <>
      <p>{t('relay.send')}</p>
      <TextInput
        readOnly
        label={t('relay.address')}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        rightSectionWidth={90}
        rightSection={
          <Button variant="subtle" size="compact-sm" onClick={copy}>
            {t(isCopied ? 'app.copied' : 'app.copy')}
          </Button>
        }
      />
      {isOver && !isUsed && <Notice tone="bad">{t(`relay.state.${far.state}`)}</Notice>}
      {!isOver && <Notice tone="go">{t(far?.isSeen ? 'relay.seen' : 'relay.waits')}</Notice>}
      {far && far.wrong > 0 && !isUsed && (
        <Notice tone="needs">{t('relay.wrong', { count: far.wrong })}</Notice>
      )}
      {!isOver && <TimeLeft until={relay.expiresAt} />}
    </>
  );
}
