import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface RowMenuProps {
  /** Whose menu it is. */
  readonly name: string;
  /** Items of a Menu. */
  readonly children: ReactNode;
}

/** What can be done with one row of a list. */
export function RowMenu({ name, children }: RowMenuProps) {
  const { t } = useTranslation('lists');
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="2.75rem" aria-label={t('actionsFor', { name })}>
          <IconDots size="1.25rem" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
