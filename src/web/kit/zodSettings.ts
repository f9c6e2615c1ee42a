import { z } from 'zod';

// The content policy forbids making code from text, and zod would try to as soon as the first schema is made: this file goes into
// the chunk of the libraries (vite.config.ts), so it runs before any contract.
z.config({ jitless: true });
