// What else home leads to, in its footer.
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/words.tsx';
import { show } from '../../stores/app.ts';

const links = [
  ['enrolment', 'home.enrol'],
  ['checks', 'home.checks'],
  ['about', 'home.about'],
] as const;

export const HomeLinks = () => {
  const { t } = useWords();
  return links.map(([screen, key]) => (
    <Button key={screen} kind="quiet" onPress={() => show(screen)}>
      {t(key)}
    </Button>
  ));
};
