// A workstation of a shared floor with nobody at it: who sits here now.
import type { ResetReason } from '../../../../src/contract/api.ts';
import { Button } from '../../../ui/button.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useHome } from '../../stores/home.ts';
import { NameField, useNameField } from '../name-field.tsx';
import { HomeLinks } from './home-links.tsx';

export const Seat = ({ onReset }: { readonly onReset: (reason: ResetReason) => void }) => {
  const { t } = useWords();
  const effects = useEffects();
  const { pending, fault, faultAt, left } = useHome();
  const { field, submit } = useNameField('', (name) => void effects.home.enterSeat(name));
  return (
    <Frame
      title={t('seat.title')}
      lead={t('seat.lead')}
      onSubmit={submit}
      more={<HomeLinks />}
      answers={
        <>
          <Button kind="filled" type="submit" pending={pending === 'seat.enter'}>
            {t(pending === 'seat.enter' ? 'seat.entering' : 'seat.enter')}
          </Button>
          <Button onPress={() => onReset('forgotten')}>{t('home.reset')}</Button>
        </>
      }
    >
      <NameField {...field} />
      {left && (
        <Notice tone="plain">
          <p>{t('seat.left')}</p>
        </Notice>
      )}
      <FaultNotice fault={fault} at={faultAt} />
      <LiveRegion text={left ? t('seat.left') : ''} />
    </Frame>
  );
};
