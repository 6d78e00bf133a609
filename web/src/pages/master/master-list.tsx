import { useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MasterEntry, type MasterName, type Masters, mastersQuery } from '../../api/master-queries.ts';
import { listAddress } from '../../api/request.ts';
import type { ImportSubject } from '../../api/types.ts';
import { ImportButton } from '../../parts/import-button.tsx';
import { NewButton } from '../../parts/new-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Find } from '../../parts/record-list/find.tsx';
import { ListBar } from '../../parts/record-list/list-bar.tsx';
import type { ListColumn, RowCommand } from '../../parts/record-list/list-column.ts';
import { ListStates } from '../../parts/record-list/list-states.tsx';
import { ListTools } from '../../parts/record-list/list-tools.tsx';
import { RecordList } from '../../parts/record-list/record-list.tsx';
import { useList } from '../../parts/record-list/use-list.ts';
import { useWhyNot } from '../../parts/use-why-not.ts';
import { formOf, type MasterPlace } from './master-place.ts';

type Row<Name extends MasterName> = MasterEntry<Masters[Name]>;

interface MasterListProps<Name extends MasterName> {
  readonly name: Name;
  /** Narrows the list, as to the customers among the parties. */
  readonly kind?: string;
  readonly place: MasterPlace;
  readonly title: string;
  readonly newWords: string;
  /** What files of such masters are about, where they can be imported. */
  readonly importAs?: ImportSubject;
  readonly emptyWords: string;
  readonly columns: readonly ListColumn<Row<Name>>[];
  readonly nameOf: (content: Masters[Name]) => string;
  readonly commandsOf: (row: Row<Name>) => readonly RowCommand[];
  readonly card: (content: Masters[Name]) => ReactNode;
}

/** The list of a kind of masters: found by any word, Enter edits, N makes a new one. */
export function MasterList<Name extends MasterName>(props: MasterListProps<Name>) {
  const { name, kind, place, title, columns } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { find } = useSearch({ strict: false }) as { readonly find?: string };
  const answer = useInfiniteQuery({
    ...mastersQuery(name, { kind, find }),
    placeholderData: keepPreviousData,
  });
  const { rows, more } = useList<Row<Name>>(answer);
  const count = answer.data?.pages[0]?.count;
  const open = (id: number | 'new') => void navigate(formOf(place, id));
  useHotkeys([['N', () => open('new')]]);
  const add = (
    <NewButton to={formOf(place, 'new')} why={useWhyNot('edit')}>
      {props.newWords}
    </NewButton>
  );
  const bring = props.importAs && <ImportButton as={props.importAs} />;
  return (
    <Page
      fills
      title={title}
      tools={
        <>
          <ListTools
            name={`${name}${kind ?? ''}`}
            columns={columns}
            list={listAddress(`/${name}`, { kind, find })}
            whole={listAddress(`/${name}`, { kind })}
            fileName={title}
          />
          {bring}
          {add}
        </>
      }
    >
      <ListBar>
        <Find label={t('master.find')} />
        {count !== undefined && <span className="dim small">{t('master.count', { count })}</span>}
      </ListBar>
      <ListStates
        answer={answer}
        count={count}
        empty={
          <Empty
            ways={
              <>
                {bring}
                {add}
              </>
            }
          >
            {props.emptyWords}
          </Empty>
        }
      >
        <RecordList
          name={`${name}${kind ?? ''}`}
          label={title}
          columns={columns}
          rows={rows}
          count={count ?? 0}
          keyOf={(row) => String(row.entry)}
          nameOf={(row) => props.nameOf(row.content)}
          commandsOf={props.commandsOf}
          onOpen={(row) => open(row.entry)}
          onNearEnd={more}
          isStale={answer.isPlaceholderData}
          card={(row) => props.card(row.content)}
        />
      </ListStates>
    </Page>
  );
}
