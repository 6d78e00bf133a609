import { ColumnsMenu } from './columns-menu.tsx';
import { ExportMenu, type ExportMenuProps } from './export-menu.tsx';
import styles from './list-bar.module.css';
import { ViewsMenu } from './views-menu.tsx';

/** What every list has: its views, its columns, and itself as a file. A narrow screen has no columns to arrange. */
export function ListTools<Row extends object>(props: ExportMenuProps<Row>) {
  return (
    <>
      <div className={styles.wide}>
        <ViewsMenu name={props.name} />
        <ColumnsMenu name={props.name} columns={props.columns} />
      </div>
      <ExportMenu {...props} />
    </>
  );
}
