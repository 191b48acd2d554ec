// Choose a way to prove who you are.
import type { FactorOffer } from '../../../../src/contract/steps.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Choices } from '../../../ui/choices.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { HelpDeskCard } from '../../help-desk.tsx';
import { FactorIcon } from '../../icons.tsx';
import type { ProofProps } from './proof-props.ts';
import aside from './proof.module.css';

export interface ChooseProps extends ProofProps {
  readonly offers: readonly FactorOffer[];
}

const titleOf = ({ t }: Translator, proven: number, missing: number): string => {
  if (proven === 0) return t('choose.title');
  return missing > 1 ? t('choose.title.next-several', { count: missing }) : t('choose.title.next');
};

export const Choose = ({ state, effects, frame, offers }: ChooseProps) => {
  const words = useWords();
  const { t } = words;
  const { satisfied, required } = state.step;
  const missing = Math.max(0, required - satisfied.length);
  const first = satisfied.length === 0;

  const pick = async ({ kind, sent }: FactorOffer) => {
    if (kind === 'manager-approval') {
      await effects.challenge(kind);
      return;
    }
    effects.choose(kind);
    if (kind === 'email-code' && sent !== true) await effects.challenge(kind);
  };

  if (offers.length === 0)
    return (
      <Frame {...frame} title={t('choose.none.title')} lead={t('choose.none.text')}>
        <HelpDeskCard />
      </Frame>
    );
  return (
    <Frame
      {...frame}
      title={titleOf(words, satisfied.length, missing)}
      {...(first && { lead: t('choose.lead', { count: required }) })}
    >
      <FaultNotice fault={state.fault} at={state.faultAt} />
      {!first && (
        <MarkedList
          label={t('choose.proven')}
          lines={satisfied.map((kind) => ({
            id: kind,
            mark: 'done',
            words: t(`factor.${kind}`),
            note: t('choose.proven.one'),
          }))}
        />
      )}
      <Choices
        label={t('choose.title')}
        choices={offers.map((offer) => ({
          id: offer.kind,
          name: t(`factor.${offer.kind}`),
          about:
            offer.kind === 'email-code' && offer.hint !== undefined
              ? t('factor.email-code.about-hint', { hint: offer.hint })
              : t(`factor.${offer.kind}.about`),
          icon: <FactorIcon kind={offer.kind} />,
          onPress: () => void pick(offer),
        }))}
      />
      <section>
        <h2 className={aside.heading}>{t('choose.none-of-these')}</h2>
        <p className={aside.text}>{t('choose.none-of-these.text')}</p>
      </section>
    </Frame>
  );
};
