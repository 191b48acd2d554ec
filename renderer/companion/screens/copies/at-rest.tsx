// Nothing is out of date that Keyturn knows of: what it looks after, what is there, and the rest of the list.
import type { CopiesView, CredentialLine, CredentialLook } from '../../../../src/contract/ipc.ts';
import type { Translator } from '../../../../src/i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { LiveRegion } from '../../../ui/live-region.tsx';
import { MarkedList } from '../../../ui/marked-list.tsx';
import { useWords } from '../../../ui/words.tsx';
import { useEffects } from '../../effects/index.tsx';
import { FaultNotice } from '../../fault-notice.tsx';
import { Frame } from '../../frame.tsx';
import { useCopies } from '../../stores/copies.ts';
import { isOpen, isRight, linesBesideList, lookLine } from './credential-lines.ts';
import { ListedCopies } from './listed-copies.tsx';
import { OutcomeList } from './outcome-list.tsx';
import { RestOfList } from './rest-of-list.tsx';

const wordsOf = (words: Translator, { lines, leftToOwner, changedAt, clockOffsetMs }: CopiesView) => {
  const { t } = words;
  if (lines.length === 0) return { title: t('copies.none.title'), lead: t('copies.none.lead') };
  // What an earlier run made right says nothing of the change that was left to them.
  if (leftToOwner) return { title: t('copies.title'), lead: t('copies.own.lead') };
  const within = lines.filter(({ state }) => state !== 'out-of-reach');
  if (within.length === 0) return { title: t('copies.title'), lead: t('copies.beyond.lead') };
  // Of a change that was not heard of nothing is up to date, or behind.
  if (changedAt === null || within.some(isOpen)) return { title: t('copies.title'), lead: t('copies.lead') };
  if (!within.every(isRight)) return { title: t('copies.title'), lead: t('copies.not-all.lead') };
  const moment = words.moment(new Date(changedAt), new Date(Date.now() + clockOffsetMs));
  if (within.length < lines.length)
    return { title: t('copies.title'), lead: t('copies.within.lead', { moment }) };
  return { title: t('copies.right.title'), lead: t('copies.right.lead', { moment }) };
};

const Looks = ({ looks }: { readonly looks: readonly CredentialLook[] }) => {
  const words = useWords();
  const { t } = words;
  return (
    <Card heading={t('copies.look.title')}>
      <MarkedList lines={looks.map((look) => lookLine(words, look))} />
    </Card>
  );
};

const Outcomes = ({ lines }: { readonly lines: readonly CredentialLine[] }) => (
  <OutcomeList lines={lines} again={false} />
);

export const AtRest = ({ view, onBack }: { readonly view: CopiesView; readonly onBack: () => void }) => {
  const words = useWords();
  const { t } = words;
  const effects = useEffects();
  const { pending, fault, faultAt, looks } = useCopies();
  const looking = pending === 'copies.look';
  const lines = linesBesideList(view);
  const listed = lines.length > 0;
  const look = (
    <Button pending={looking} onPress={() => void effects.copies.look()}>
      {t(looking ? 'copies.looking' : 'copies.look')}
    </Button>
  );
  const Copies = lines.some(isOpen) ? ListedCopies : Outcomes;
  // Beside a list to be ticked off, looking is no answer.
  const among = view.checklist.length > 0;
  return (
    <Frame {...wordsOf(words, view)} onBack={onBack} answers={listed && !among ? look : undefined}>
      <RestOfList lines={view.checklist} />
      {looks !== null && <Looks looks={looks} />}
      {looks === null && listed && <Copies lines={lines} />}
      {listed && among && look}
      <FaultNotice fault={fault} at={faultAt} />
      <LiveRegion text={looks === null ? '' : t('copies.look.title')} />
    </Frame>
  );
};
