// The API's prefix, typed by the contract and without its schemas.
import type { API_PREFIX as Prefix } from '@entre/contract/api';

export const API_PREFIX: typeof Prefix = '/api/v1';
