import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askedOtpQuery, giveOtp } from '../../api/relay-queries.ts';
import { ApiProblem, sentenceOf } from '../../api/request.ts';
import type { AskedOtp } from '../../api/types.ts';
import { useAct } from '../../parts/dialog.tsx';
import { Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { OutsidePage } from '../../parts/outside-page.tsx';
import { useNow } from '../../parts/use-now.ts';
import { spoken } from '../../words/server-words.ts';
import styles from './otp.module.css';

/** The signatory's page: who asks for the OTP, for which return and why. No sign-in, one use, ten minutes. */
export function Otp() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/otp/$token' });
  const { data, error, refetch } = useQuery(askedOtpQuery(token));
  // An address that is used or over stays so.
  const isSpent = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
  return (
    <OutsidePage title={t('relay.title')}>
      {!data && !error && <Waiting rows={5} />}
      {error && <Failed failure={error} onRetry={isSpent ? undefined : () => void refetch()} />}
      {data && <Give asked={data} token={token} />}
    </OutsidePage>
  );
}

function Give({ asked, token }: { asked: AskedOtp; token: string }) {
  const { t } = useTranslation();
  const [otp, setOtp] = useState('');
  const [thanks, setThanks] = useState<string | null>(null);
  const act = useAct();
  const [isEmpty, setIsEmpty] = useState(false);
  const give = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(otp.trim() === '');
    if (otp.trim() === '') return;
    void act.run(async () => {
      // Out of the page before it is out of the house: a wrong one is typed anew.
      const typed = otp.trim();
      setOtp('');
      setThanks((await giveOtp(token, typed)).says);
    });
  };
  const code = act.failure instanceof ApiProblem ? ` (${act.failure.code})` : '';
  const fault = isEmpty ? t('relay.empty') : act.failure === null ? null : sentenceOf(act.failure) + code;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('relay.asks')}</dt>
        <dd>{asked.askedBy}</dd>
        <dt>{t('relay.company')}</dt>
        <dd>
          {asked.legalName}
          <br />
          <span className="code">{asked.gstin}</span>
        </dd>
        <dt>{t('relay.return')}</dt>
        <dd>
          {asked.form} · {spoken(asked.period)}
        </dd>
        <dt>{t('relay.why')}</dt>
        <dd>{asked.why}</dd>
      </dl>
      {thanks ? (
        <Notice tone="ok">{thanks}</Notice>
      ) : (
        <form onSubmit={give}>
          <p>{t('relay.sent')}</p>
          <TextInput
            size="md"
            label={t('relay.field')}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            maxLength={10}
            value={otp}
            error={fault}
            onChange={(event) => setOtp(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={act.isBusy}>
            {t('relay.give')}
          </Button>
          <TimeLeft until={asked.expiresAt} />
          <p className="dim small">{t('relay.promise')}</p>
        </form>
      )}
    </>
  );
}

/** Seconds at which the time that is left is said aloud. */
const announcedAt = [60, 10];

/** How long the page holds; said aloud at 60 and 10 seconds, for a clock that speaks every second is no help. */
export function TimeLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = Math.max(0, Math.round((Date.parse(until) - now) / 1000));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  const said = announcedAt.find((seconds) => left <= seconds && left > seconds - 5);
  return (
    <>
      <p className={styles.clock}>{left > 0 ? t('relay.left', { left: clock }) : t('relay.over')}</p>
      <span className="visually-hidden" role="status">
        {said === undefined ? '' : t('relay.secondsLeft', { count: said })}
      </span>
    </>
  );
}
