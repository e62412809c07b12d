import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../../ui/useFocusOnMount';
import classes from './Form.module.css';

/** Says that what was asked for comes by mail, where there is somebody to send it to. */
export function MailSent({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation('accounts');
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <>
      <h1 className={classes.heading} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={classes.said}>{text}</p>
      <Anchor component={Link} to="/sign-in" fw={650}>
        {t('forgot.back')}
      </Anchor>
    </>
  );
}
