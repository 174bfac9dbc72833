import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Operation } from "./record.ts";
import { announce } from "./undo/undo.ts";

interface Done {
  operation?: Operation | null;
}

/** A mutation of something that is not a record: says that it is done, with Undo where the server offers it. */
export function useSetting<Input, Result>(
  send: (input: Input) => Promise<(Result & Done) | undefined>,
  { done, touches }: { done: string; touches: QueryKey[] },
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async (result) => {
      announce(result?.operation, done);
      await Promise.all(touches.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
}
