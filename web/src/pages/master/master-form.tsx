import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MasterEntry, type MasterName, type Masters, masterQuery } from '../../api/master-queries.ts';
import form from '../../parts/form/form.module.css';
import { FormBody } from '../../parts/form/form-body.tsx';
import { LeaveGuard } from '../../parts/form/leave-guard.tsx';
import { DraftOf, useDraft } from '../../parts/form/use-draft.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import { FormFoot } from './form-foot.tsx';
import type { MasterPlace } from './master-place.ts';
import { useSaveMaster } from './use-save-master.ts';

interface MasterFormProps<Name extends MasterName> {
  readonly name: Name;
  /** `new`, or the number of the entry. */
  readonly id: string;
  readonly place: MasterPlace;
  /** What a new one starts with. */
  readonly blank: Masters[Name];
  readonly title: string;
  readonly titleNew: string;
  readonly nameOf: (content: Masters[Name]) => string;
  /** What is shown of a kept one at first, such as with an empty branch more. */
  readonly opens?: (content: Masters[Name]) => Masters[Name];
  readonly children: ReactNode;
}

/** The page of one master, new or kept: its fields, what is wrong at each, and Back, Save, Save & New, Delete. */
export function MasterForm<Name extends MasterName>(props: MasterFormProps<Name>) {
  const isNew = props.id === 'new';
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    ...masterQuery(props.name, Number(props.id)),
    enabled: !isNew,
  });
  if (isNew) return <Opened key="new" {...props} kept={null} />;
  if (data) return <Opened key={props.id} {...props} kept={data} />;
  return (
    <Page title={props.title} about={t('form.loading')}>
      {error ? <Failed failure={error} onRetry={() => void refetch()} /> : <Waiting />}
    </Page>
  );
}

function Opened<Name extends MasterName>(
  props: MasterFormProps<Name> & { readonly kept: MasterEntry<Masters[Name]> | null },
) {
  const { kept, blank, nameOf, opens, children, ...of } = props;
  const [start] = useState(() => (kept ? (opens?.(kept.content) ?? kept.content) : blank));
  const draft = useDraft<Masters[Name]>(start);
  const why = useWhyNot('edit');
  const saving = useSaveMaster<Name>({ ...of, draft, blank, kept, isReadOnly: why !== null });
  return (
    <Page title={kept ? props.title : props.titleNew} about={kept ? nameOf(kept.content) : undefined}>
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save();
        }}
      >
        <FormBody why={why}>
          <DraftOf value={draft as never}>{children}</DraftOf>
        </FormBody>
        <FormFoot
          saving={saving}
          isDirty={draft.isDirty}
          findings={draft.findings}
          place={props.place}
          name={kept ? nameOf(kept.content) : null}
          isReadOnly={why !== null}
        />
      </form>
      <LeaveGuard isDirty={draft.isDirty} />
    </Page>
  );
}
