import { useTranslation } from 'react-i18next';
import { StateField, TextField } from '../../parts/form/fields.tsx';

/** Where somebody is. */
export function AddressFields({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField path={`${path}.line`} label={t('master.address')} wide long />
      <TextField path={`${path}.city`} label={t('master.city')} />
      <TextField path={`${path}.pinCode`} label={t('master.pinCode')} maxLength={10} />
      <StateField path={`${path}.state`} label={t('master.state')} />
      <TextField path={`${path}.country`} label={t('master.country')} />
    </>
  );
}

/** Whom to reach. */
export function ContactFields({ path, isBranch }: { path: string; isBranch?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField path={`${path}.person`} label={t('master.person')} />
      <TextField path={`${path}.phone`} label={t('master.phone')} type="tel" />
      <TextField path={`${path}.fax`} label={t('master.fax')} />
      <TextField path={`${path}.email`} label={t('master.email')} type="email" />
      {isBranch && (
        <>
          <TextField path={`${path}.emailCc`} label={t('master.emailCc')} hint={t('master.commas')} />
          <TextField path={`${path}.emailBcc`} label={t('master.emailBcc')} hint={t('master.commas')} />
        </>
      )}
    </>
  );
}
