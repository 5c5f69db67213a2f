// The door of topics.
export { topicRoutes } from './routes.ts';
export { chosenTopic, topics } from './queries.ts';
export { putThrough, refuseFreeText } from './no-free-text.ts';
export { putTopics } from './put-topics.ts';
