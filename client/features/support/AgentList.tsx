import { Badge, Button, Checkbox, Menu, NativeSelect } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../server/contract/accounts';
import type { UserId } from '../../../server/contract/ids';
import type { TicketTopic } from '../../../server/contract/support';
import type { AgentView } from '../../../server/contract/supportStaff';
import { useRest } from '../../connection/useRest';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FormDialog } from '../../ui/FormDialog';
import { RowMenu } from '../../ui/RowMenu';
import { SearchField } from '../../ui/SearchField';
import { useAct } from '../../ui/useAct';
import classes from './Cards.module.css';
import { useAgents } from './DeskActions';
import { TOPICS } from './ticketWords';
import { SUPPORT_KEY } from './useTickets';

const LANGUAGES = ['en', 'zh-CN'] as const satisfies readonly Locale[];

type Asked = { readonly what: 'form' | 'remove'; readonly agent: AgentView | null } | null;

/** Who answers for support: added, seen, changed and removed by admins. */
export function AgentList() {
  const { t } = useTranslation('support');
  const agents = useAgents();
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  const list = { ...agents, data: agents.data && { total: agents.data.length, items: agents.data } };
  return (
    <div className={classes.stack}>
      <div>
        <Button onClick={() => ask({ what: 'form', agent: null })}>{t('staff.add')}</Button>
      </div>
      <DataTable
        label={t('staff.agents')}
        columns={useColumns()}
        list={list}
        idOf={({ id }) => id}
        actions={(agent) => (
          <RowMenu name={agent.displayName}>
            <Menu.Item onClick={() => ask({ what: 'form', agent })}>{t('staff.change')}</Menu.Item>
            <Menu.Item color="coral.7" onClick={() => ask({ what: 'remove', agent })}>
              {t('staff.remove')}
            </Menu.Item>
          </RowMenu>
        )}
        empty={<EmptyState icon={<IconUsers size="2rem" />} title={t('staff.empty')} />}
      />
      {asked?.what === 'form' && <AgentForm agent={asked.agent} onClose={close} />}
      {asked?.what === 'remove' && asked.agent && <RemoveAgent agent={asked.agent} onClose={close} />}
    </div>
  );
}

function useColumns(): readonly Column<AgentView>[] {
  const { t } = useTranslation('support');
  const named = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : t('staff.everything'));
  return [
    { key: 'name', title: t('staff.name'), cell: ({ displayName }) => displayName },
    {
      key: 'topics',
      title: t('staff.topics'),
      cell: ({ topics }) => named(topics.map((topic) => t(`topics.${topic}`))),
    },
    {
      key: 'languages',
      title: t('staff.languages'),
      cell: ({ languages }) => named(languages.map((language) => t(`desk.languages.${language}`))),
    },
    { key: 'open', title: t('staff.open'), numeric: true, cell: ({ open }) => open },
    {
      key: 'duty',
      title: t('staff.duty'),
      cell: ({ onDuty }) => (onDuty ? <Badge color="leaf">{t('staff.onDuty')}</Badge> : t('staff.offDuty')),
    },
  ];
}

interface AgentFormProps {
  readonly agent: AgentView | null;
  readonly onClose: () => void;
}

function AgentForm({ agent, onClose }: AgentFormProps) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const [user, setUser] = useState<UserId | null>(agent?.id ?? null);
  const [topics, setTopics] = useState<readonly TicketTopic[]>(agent?.topics ?? []);
  const [languages, setLanguages] = useState<readonly Locale[]>(agent?.languages ?? []);
  const [isDirty, setDirty] = useState(false);
  const [tried, setTried] = useState(false);
  const save = useAct(
    (chosen: UserId) => {
      const skills = { topics: [...topics], languages: [...languages] };
      return agent
        ? rest.request('changeAgent', { parameters: { agent: agent.id }, body: skills })
        : rest.request('addAgent', { body: { user: chosen, ...skills } });
    },
    { stale: [[SUPPORT_KEY]], onDone: onClose },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (user) save.mutate(user);
  };
  return (
    <FormDialog
      title={agent ? t('staff.changeNamed', { name: agent.displayName }) : t('staff.add')}
      submit={t('staff.save')}
      isDirty={isDirty}
      isPending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {!agent && (
        <PersonChoice
          error={tried && !user ? t('staff.personMissing') : null}
          onChoose={(chosen) => {
            setUser(chosen);
            setDirty(true);
          }}
        />
      )}
      <Checkbox.Group
        label={t('staff.topics')}
        size="md"
        value={[...topics]}
        onChange={(values) => {
          setTopics(TOPICS.filter((topic) => values.includes(topic)));
          setDirty(true);
        }}
      >
        <div className={classes.fields}>
          {TOPICS.map((topic) => (
            <Checkbox key={topic} value={topic} label={t(`topics.${topic}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('staff.languages')}
        size="md"
        value={[...languages]}
        onChange={(values) => {
          setLanguages(LANGUAGES.filter((language) => values.includes(language)));
          setDirty(true);
        }}
      >
        <div className={classes.fields}>
          {LANGUAGES.map((language) => (
            <Checkbox key={language} value={language} label={t(`desk.languages.${language}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}

interface PersonChoiceProps {
  readonly error: string | null;
  readonly onChoose: (user: UserId | null) => void;
}

function PersonChoice({ error, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const [text, setText] = useState('');
  const query = { limit: 50, ...(text && { text }) };
  const { data } = useQuery({
    queryKey: ['directory', query],
    queryFn: () => rest.request('searchDirectory', { query }),
  });
  const people = data?.items ?? [];
  return (
    <>
      <SearchField label={t('staff.personSearch')} value={text} onSearch={setText} />
      <NativeSelect
        size="md"
        label={t('staff.person')}
        error={error}
        data={[
          { value: '', label: '–' },
          ...people.map(({ id, displayName, email }) => ({ value: id, label: `${displayName} (${email})` })),
        ]}
        onChange={(event) => onChoose(people.find(({ id }) => id === event.currentTarget.value)?.id ?? null)}
      />
    </>
  );
}

function RemoveAgent({ agent, onClose }: { readonly agent: AgentView; readonly onClose: () => void }) {
  const { t } = useTranslation('support');
  const rest = useRest();
  const remove = useAct(() => rest.request('removeAgent', { parameters: { agent: agent.id } }), {
    stale: [[SUPPORT_KEY]],
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={t('staff.removeTitle', { name: agent.displayName })}
      confirm={t('staff.remove')}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t('staff.removeText')}</p>
    </ConfirmDialog>
  );
}
