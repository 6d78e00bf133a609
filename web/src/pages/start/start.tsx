import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { Chip } from '../../parts/chip.tsx';
import { Failed, Notice, Waiting } from '../../parts/notice.tsx';
import { Card, Page } from '../../parts/page.tsx';
import styles from './start.module.css';
import { type StartStep, useSteps } from './use-steps.ts';

/** Getting started: the seven steps to the first filing, done or to do, from what is really there. */
export function Start() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const { steps, failure, retry } = useSteps();
  const next = steps?.find(({ isDone }) => !isDone);
  const done = steps?.filter(({ isDone }) => isDone).length ?? 0;
  return (
    <Page
      title={t('start.title')}
      about={steps && t('start.done', { done, of: steps.length })}
      tools={
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('start.skip')}
        </Button>
      }
    >
      <div className={styles.start}>
        {failure !== null && <Failed failure={failure} onRetry={retry} />}
        {!steps && failure === null && <Waiting rows={7} />}
        {session?.practice && <Notice tone="go">{t('start.practice')}</Notice>}
        {steps && (
          <Card>
            <ol className={styles.steps}>
              {steps.map((step, at) => (
                <Step key={step.key} step={step} number={at + 1} isNext={step === next} />
              ))}
            </ol>
          </Card>
        )}
        {steps && !next && <p>{t('start.all')}</p>}
      </div>
    </Page>
  );
}

function Step({ step, number, isNext }: { step: StartStep; number: number; isNext: boolean }) {
  const { t } = useTranslation();
  const title = t(`start.steps.${step.key}.title`);
  return (
    <li className={styles.step}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.says}>
        <h2>{title}</h2>
        <p className="dim">{t(`start.steps.${step.key}.says`)}</p>
      </div>
      <Chip tone={step.isDone ? 'ok' : 'quiet'} mark={step.isDone ? '✓' : '○'}>
        {t(step.isDone ? 'start.isDone' : 'start.toDo')}
      </Chip>
      <Button
        variant={isNext ? 'filled' : 'default'}
        aria-label={`${t('start.go')} · ${title}`}
        renderRoot={(props) => <Link {...(step.link as object)} {...props} />}
      >
        {t('start.go')}
      </Button>
    </li>
  );
}
