// The console is drawn in the browser alone: one static page, served for every address below /desk.
export const ssr = false;
export const prerender = false;
