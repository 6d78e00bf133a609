import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';
import { PlaceMenu } from './place-menu.tsx';
import { type PlaceGroup, usePlaces } from './places.ts';

/** The menus across the top, as in the original product: the same words in the same order. */
export function ClassicMenu() {
  const { t } = useTranslation();
  const groups = usePlaces();
  const home = groups.filter(({ key }) => key === 'home').flatMap(({ places }) => places);
  // The dashboard stood first in the menu Master.
  const shown = groups
    .filter(({ key }) => key !== 'home')
    .map(
      (group): PlaceGroup => ({
        ...group,
        title: group.title ?? t(`menu.${group.key as 'settings'}`),
        places: group.key === 'master' ? [...home, ...group.places] : group.places,
      }),
    );
  return shown.map((group) => (
    <PlaceMenu key={group.key} group={group} className={styles.classicItem ?? ''} />
  ));
}
