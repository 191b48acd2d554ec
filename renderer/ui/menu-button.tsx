// A button with several answers: they open above or below it.
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './menu-button.module.css';

interface MenuChoice {
  readonly id: string;
  readonly name: string;
  /** Beneath it, small. */
  readonly about: string;
}

export interface MenuButtonProps {
  readonly name: string;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
}

export const MenuButton = ({ name, choices, onChoose }: MenuButtonProps) => (
  <MenuTrigger>
    <Button>{name}</Button>
    <Popover className={cx(styles.menu)} placement="top">
      <Menu className={cx(styles.list)} onAction={(key) => onChoose(String(key))}>
        {choices.map((choice) => (
          <MenuItem key={choice.id} id={choice.id} textValue={choice.name} className={cx(styles.item)}>
            <span>{choice.name}</span>
            <span className={styles.about}>{choice.about}</span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
