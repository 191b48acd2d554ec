// Where the page begins.
import './jitless.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const element = document.getElementById('page');
// Without a bridge this is not the companion's window: there is nothing to show, and nothing to ask.
if (element && window.keyturn) createRoot(element).render(<Page bridge={window.keyturn} />);
