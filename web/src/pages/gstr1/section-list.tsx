import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tablesQuery } from '../../api/queries.ts';
import type { AskedNumber } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { Page } from '../../parts/page.tsx';
import { PlaceFinder } from './place-finder.tsx';
import { RecordWhy } from './record-why.tsx';
import { SectionLines } from './section-lines.tsx';
import { WhyPanel } from './why-panel.tsx';

const route = getRouteApi('/frame/gstr1/$g/$p/tables/$t');

/** Exactly one table of the form, line by line; every number says why it is there. */
export function SectionList() {
  const { t, i18n } = useTranslation();
  const { g, p, t: section } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const of = { gstin: g, period: p };
  const { data: tiles } = useQuery(tablesQuery(of));
  const tile = tiles?.find((one) => one.section === section);
  const [asked, setAsked] = useState<AskedNumber | null>(null);
  const open = (key: string | null) =>
    void navigate({ search: (old) => ({ ...old, doc: key ?? undefined }), replace: key === null });
  return (
    <Page
      fills
      title={tile ? `${tile.number} ${tile.title}` : section.toUpperCase()}
      about={`${g} · ${shownPeriod(p, i18n.language)}`}
      tools={
        <>
          <Link to="/gstr1/$g/$p" params={{ g, p }} search={{}}>
            {t('section.overview')}
          </Link>
          <PlaceFinder of={of} section={section} />
        </>
      }
    >
      <SectionLines of={of} section={section} search={search} onOpen={open} onAsk={setAsked} />
      <WhyPanel of={of} section={section} asked={asked} onClose={() => setAsked(null)} onOpen={open} />
      <RecordWhy of={of} recordKey={search.doc} onClose={() => open(null)} />
    </Page>
  );
}
