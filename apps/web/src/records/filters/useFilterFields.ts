import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { membersQuery } from "../../lib/members.ts";
import type { DrawnField, DrawnObject } from "../../lib/session.ts";
import type { Pipeline } from "../pipeline.ts";
import { pipelinesQuery } from "../pipelines.api.ts";

/** The fields that filters may name, with the names of members, stages and pipelines, as the server knows them too. */
export function useFilterFields(object: DrawnObject): DrawnField[] {
  const { data: members = [] } = useQuery(membersQuery);
  const hasStages = object.fields.some(({ type, object: target }) => type === "link" && target === "stage");
  const { data: named } = useQuery({ ...pipelinesQuery, select: namesIn, enabled: hasStages });
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

/** What pipelines and stages are called, by the object that a link leads to. */
function namesIn(pipelines: Pipeline[]): Record<string, { value: string; label: string }[]> {
  const nameOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return { pipeline: pipelines.map(nameOf), stage: pipelines.flatMap(({ stages }) => stages.map(nameOf)) };
}
