import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Faults, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import type { Topic } from '../../words/help-topics.ts';
import styles from './help.module.css';

async function readTopics(language: string): Promise<readonly Topic[]> {
  if (language === 'hi') return (await import('../../words/help-hi.ts')).helpHi;
  return (await import('../../words/help-en.ts')).helpEn;
}

/** The help: contents, search, and the topic of the page it was called from. */
export function Help() {
  const { t, i18n } = useTranslation();
  const _navigate = useNavigate({ from: '/help' });
  const { find = '', topic } = useSearch({ from: '/frame/help' });
  const answer = useQuery({
    queryKey: ['help', i18n.language],
    queryFn: () => readTopics(i18n.language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const topics = answer.data;
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = topics?.filter(({ title, says }) => {
    const text = [title, ...says].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <Page title={t('help.title')} about={t('help.about')}>
      <Find label={t('help.find')} />
      <Faults of={[answer]} />
      {answer.isPending && <Waiting rows={8} />}
      {found?.length === 0 && <Empty>{t('help.nothing', { find })}</Empty>}
      {found && found.length > 0 && (
        <div className={styles.help}>
          <nav aria-label={t('help.contents')} className={styles.contents}>
            <ul>
              {found.map(({ key, title }) => (
                <li key={key}>
                  <Link
                    to="/help"
                    search={(old) => ({ ...old, topic: key })}
                    aria-current={key === topic ? 'true' : undefined}
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.topics}>
            {found.map((one) => (
              <TopicText key={one.key} topic={one} isAsked={one.key === topic} />
            ))}
          </div>
        </div>
      )}
    </Page>
  );
}

function TopicText({ topic, isAsked }: { topic: Topic; isAsked: boolean }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: 'start' });
  }, [isAsked]);
  return (
    <section ref={place} className={styles.topic} data-asked={isAsked || undefined}>
      <h2>{topic.title}</h2>
      {topic.says.map((says) => (
        <p key={says}>{says}</p>
      ))}
    </section>
  );
}
