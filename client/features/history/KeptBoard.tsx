import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KeptBoardPage, KeptBoardView } from '../../../server/contract/history';
import { boardPageUrl, boardPdfUrl } from '../../connection/historyUrl';
import { Card } from '../../ui/Card';
import { LoadedPart } from '../../ui/LoadedPart';
import classes from './History.module.css';
import { isNotTheirs, useKeptBoard } from './useHistory';

/** The whiteboard of a meeting as it was left: each page as a picture, all of them as one file. */
export function KeptBoard({ record }: { readonly record: string }) {
  const { t } = useTranslation('history');
  const query = useKeptBoard(record);
  if (isNotTheirs(query.error)) return null;
  return (
    <Card title={t('board.title')}>
      <LoadedPart query={query}>{(board) => <Pages record={record} board={board} />}</LoadedPart>
    </Card>
  );
}

function Pages({ record, board: { pages } }: { readonly record: string; readonly board: KeptBoardView }) {
  const { t, i18n } = useTranslation('history');
  if (pages.every(({ objects }) => objects === 0)) return <p className={classes.empty}>{t('board.empty')}</p>;
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return (
    <>
      <ol className={classes.pages}>
        {pages.map((page, index) => (
          <Page key={page.id} record={record} page={page} number={index + 1} />
        ))}
      </ol>
      <Button
        component="a"
        variant="default"
        href={boardPdfUrl(record, locale)}
        download
        leftSection={<IconDownload size="1.125rem" aria-hidden="true" />}
      >
        {t('board.download')}
      </Button>
    </>
  );
}

interface PageProps {
  readonly record: string;
  readonly page: KeptBoardPage;
  readonly number: number;
}

function Page({ record, page: { id, title, texts }, number }: PageProps) {
  const { t } = useTranslation('history');
  const name = title === '' ? t('board.page', { number }) : t('board.named', { number, title });
  const url = boardPageUrl(record, id);
  return (
    <li>
      <figure className={classes.page}>
        <img src={url} alt={t('board.alt', { page: name, texts: texts.join(' · ') })} loading="lazy" />
        <figcaption>
          <a href={url} download aria-label={t('board.save', { page: name })}>
            {name}
          </a>
        </figcaption>
      </figure>
    </li>
  );
}
