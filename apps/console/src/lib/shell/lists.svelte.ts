// The lists everyone has: topics, teams, boards, colleagues and places, and the names of their ids.
import type { Http } from '@entre/client/http';
import type { Board, Colleague, Team } from '@entre/contract/staff';
import type { ServicePoint } from '@entre/contract/service-points';
import type { Topic } from '@entre/contract/topics';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What is kept on the machine, so that the console starts without the network. */
export type ListData = {
  topics: Topic[];
  teams: Team[];
  boards: Board[];
  staff: Colleague[];
  servicePoints: ServicePoint[];
};

const byId = <T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

export async function fetchLists(call: Http): Promise<ListData> {
  const [topics, teams, staff, points] = await Promise.all([
    call('GET /topics'),
    call('GET /teams'),
    call('GET /staff'),
    call('GET /service-points'),
  ]);
  return {
    topics: topics.items,
    teams: teams.teams,
    boards: teams.boards,
    staff: staff.items,
    servicePoints: points.items,
  };
}

export class Lists {
  topics = $state.raw<ReadonlyMap<string, Topic>>(byId([]));
  teams = $state.raw<ReadonlyMap<string, Team>>(byId([]));
  boards = $state.raw<ReadonlyMap<string, Board>>(byId([]));
  staff = $state.raw<ReadonlyMap<string, Colleague>>(byId([]));
  servicePoints = $state.raw<ReadonlyMap<string, ServicePoint>>(byId([]));

  constructor(data: ListData) {
    this.topics = byId(data.topics);
    this.teams = byId(data.teams);
    this.boards = byId(data.boards);
    this.staff = byId(data.staff);
    this.servicePoints = byId(data.servicePoints);
  }

  /** Colleagues come and go and change status during the day. */
  setStaff(items: readonly Colleague[]): void {
    this.staff = byId(items);
  }

  topicName(id: string | null): string | null {
    const topic = id === null ? undefined : this.topics.get(id);
    return topic ? topic.name[getLocale()] || topic.name.sv : null;
  }

  /** `Avfall › Sophämtning`: the two lowest levels say enough. */
  topicPath(id: string | null): string | null {
    const topic = id === null ? undefined : this.topics.get(id);
    if (!topic) return null;
    const parent = this.topicName(topic.parentId);
    const own = this.topicName(topic.id) ?? '';
    return parent ? `${parent} › ${own}` : own;
  }

  teamName(id: string | null): string | null {
    return (id !== null && this.teams.get(id)?.name) || null;
  }
  staffName(id: string | null): string | null {
    return (id !== null && this.staff.get(id)?.name) || null;
  }
  placeName(id: string | null): string | null {
    return (id !== null && this.servicePoints.get(id)?.name) || null;
  }
}
