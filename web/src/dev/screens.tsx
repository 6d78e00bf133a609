import { MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { returnsQuery } from '../api/queries.ts';
import { ApiProblem } from '../api/request.ts';
import { Failed, Waiting } from '../parts/notice.tsx';
import { type ScreenState, screenStates } from './screen-states.ts';
import styles from './screens.module.css';

/** The pages of the app as the tests list them, and the return that their addresses name. */
interface Listed {
  readonly gstin: string;
  readonly period: string;
  readonly pages: readonly { readonly name: string; readonly path: string }[];
}

interface Look {
  readonly state: ScreenState;
  readonly width: string;
  readonly scheme: string;
  readonly language: string;
}

const shownWidth = 420;

/** What the address asks for at first: `/dev/screens?state=empty&width=390&scheme=dark&language=hi&page=dashboard`. */
function askedLook(): Look {
  const asked = new URLSearchParams(window.location.search);
  return {
    state: screenStates.find((one) => one === asked.get('state')) ?? 'full',
    width: asked.get('width') ?? '1440',
    scheme: asked.get('scheme') ?? 'light',
    language: asked.get('language') ?? 'en',
  };
}

/** Every page of the app in every state, for who works on it. Its own words are English only: it is in no build for people. */
export default function Screens() {
  const [look, setLook] = useState(askedLook);
  const [chosen, choose] = useState(() => new URLSearchParams(window.location.search).getAll('page'));
  const { data: listed, error } = useQuery({ queryKey: ['screens'], queryFn: readList, retry: false });
  const { data: returns } = useQuery({ ...returnsQuery, retry: false });
  const filed = returns?.find(({ status }) => status === 'filed');
  if (error) return <Failed failure={error} />;
  if (!listed) return <Waiting />;
  const set = (name: keyof Look) => (value: string | null) => value && setLook({ ...look, [name]: value });
  const pages = listed.pages.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  const placed = (path: string) =>
    look.state === 'filed' && filed
      ? path.replaceAll(listed.gstin, filed.gstin).replaceAll(listed.period, filed.period)
      : path;
  return (
    <main className={styles.page}>
      <h1>All screens</h1>
      <div className={styles.bar}>
        <Select
          label="State"
          data={[...screenStates]}
          value={look.state}
          onChange={set('state')}
          allowDeselect={false}
        />
        <MultiSelect
          label="Pages"
          data={listed.pages.map(({ name }) => name)}
          value={chosen}
          onChange={choose}
          searchable
          clearable
          w={320}
        />
        <SegmentedControl
          aria-label="Width"
          data={['1440', '390']}
          value={look.width}
          onChange={set('width')}
        />
        <SegmentedControl
          aria-label="Colours"
          data={['light', 'dark']}
          value={look.scheme}
          onChange={set('scheme')}
        />
        <SegmentedControl
          aria-label="Language"
          data={['en', 'hi']}
          value={look.language}
          onChange={set('language')}
        />
      </div>
      {look.state === 'filed' && !filed && (
        <p>No return is filed here yet: file one on its sync page, or mark one as filed in Return Status.</p>
      )}
      <div className={styles.grid}>
        {pages.map(({ name, path }) => (
          <Screen key={name} name={name} path={placed(path)} look={look} />
        ))}
      </div>
    </main>
  );
}

/** A page in a frame of its true width, made smaller. */
function Screen({ name, path, look }: { name: string; path: string; look: Look }) {
  const { state, width, scheme, language } = look;
  const asked = new URLSearchParams({
    screen: state,
    'screen-scheme': scheme,
    'screen-language': language,
  });
  const address = `${path}${path.includes('?') ? '&' : '?'}${asked}`;
  const scale = Math.min(1, shownWidth / Number(width));
  return (
    <figure className={styles.figure}>
      <figcaption>
        <a href={address} target="_blank" rel="noreferrer">
          {name} · {state}
        </a>
      </figcaption>
      <div className={styles.window} style={{ width: Number(width) * scale, height: 900 * scale }}>
        <iframe
          key={address}
          title={`${name} ${state}`}
          src={address}
          loading="lazy"
          width={width}
          height={900}
          style={{ transform: `scale(${scale})` }}
        />
      </div>
    </figure>
  );
}

/** The server of the development makes what an address needs, as who is signed in here. */
async function readList(): Promise<Listed> {
  const answer = await fetch('/dev/screens.json');
  if (answer.ok) return answer.json();
  throw new ApiProblem(
    answer.status,
    'SCREENS',
    'The list of pages could not be read. Sign in at /login in this browser, then reload.',
  );
}
