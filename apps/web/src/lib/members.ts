import { queryOptions } from "@tanstack/react-query";
import { api, good } from "./api.ts";

export interface Member {
  id: string;
  name: string;
  email: string;
  image?: string | null;
  /** Its key, and the name people know it by. */
  role: string;
  roleName: string;
  teams?: { id: string; name: string }[];
}

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: async () => (await good<{ data: Member[] }>(api.GET("/members"))).data,
  staleTime: 5 * 60_000,
});
