import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, good } from "../../lib/api.ts";
import { membersQuery } from "../../lib/members.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";

/** The fields that filters may name, with the names of members, stages and pipelines, as the server knows them too. */
export function useFilterFields(object: DrawnObject): DrawnField[] {
  const { data: members = [] } = useQuery(membersQuery);
  const hasStages = object.fields.some(({ type, object: target }) => type === "link" && target === "stage");
  const { data: named } = useQuery({ ...stageNamesQuery, enabled: hasStages });
  return useMemo(() => {
    const people = members.map(({ id, name }) => ({ value: id, label: name }));
    return object.fields
      .filter(({ filter, internal, type }) => filter && !internal && type !== "id")
      .map((field) => {
        if (field.type === "member" || field.type === "members") return { ...field, options: people };
        const options = field.type === "link" ? named?.[field.object ?? ""] : undefined;
        return options ? { ...field, options } : field;
      });
  }, [object, members, named]);
}

const stageNamesQuery = {
  queryKey: ["pipelines", "names"],
  queryFn: async () => {
    const { data } = await good(api.GET("/api/v1/pipelines"));
    const pipeline = data.map(({ id, name }) => ({ value: id, label: name }));
    const stage = data.flatMap((one) => one.stages.map(({ id, name }) => ({ value: String(id), label: String(name) })));
    const names: Record<string, { value: string; label: string }[]> = { pipeline, stage };
    return names;
  },
  staleTime: 5 * 60_000,
};
