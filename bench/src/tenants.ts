/** An organization with somebody signed in to it. */
export interface Tenant {
  orgId: string;
  memberId: string;
  pipelineId: string;
  /** The first pipeline's stages, in their order. */
  stageIds: string[];
  headers: Record<string, string>;
}

const PASSWORD = "correct horse battery 9";

/** Signs an owner up, or in, for each organization, by the same door as everybody. */
export async function openTenants(origin: string, count: number): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  for (let number = 1; number <= count; number++) tenants.push(await openTenant(origin, number));
  return tenants;
}

async function openTenant(origin: string, number: number): Promise<Tenant> {
  const email = `bench${number}@example.com`;
  const credentials = { email, password: PASSWORD };
  const signedIn =
    (await signIn(origin, "/api/auth/sign-in/email", credentials)) ??
    (await signIn(origin, "/api/auth/sign-up/email", { ...credentials, name: `Bench ${number}` }));
  if (!signedIn) throw new Error(`Nobody could sign in as ${email}`);
  const headers = { cookie: signedIn, origin, "content-type": "application/json" };
  const orgId = await findOrFound(origin, headers, number);
  const inOrg = { ...headers, "x-organization-id": orgId };
  const me = await answer<{ data: { member: { id: string } } }>(await fetch(`${origin}/api/v1/me`, { headers: inOrg }));
  const pipelines = await answer<{ data: { id: string; stages: { id: string }[] }[] }>(
    await fetch(`${origin}/api/v1/pipelines?object=lead`, { headers: inOrg }),
  );
  const [pipeline] = pipelines.data;
  if (!pipeline) throw new Error("A new organization has no lead pipeline");
  return {
    orgId,
    memberId: me.data.member.id,
    pipelineId: pipeline.id,
    stageIds: pipeline.stages.map((stage) => stage.id),
    headers: inOrg,
  };
}

/** The session's cookies, or null when refused. */
async function signIn(origin: string, path: string, body: object): Promise<string | null> {
  const headers = { "content-type": "application/json", origin };
  const response = await fetch(origin + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) return null;
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function findOrFound(origin: string, headers: Record<string, string>, number: number): Promise<string> {
  const [mine] = await answer<{ id: string }[]>(await fetch(`${origin}/api/auth/organization/list`, { headers }));
  if (mine) return mine.id;
  const body = JSON.stringify({ name: `Bench ${number}`, slug: `bench-${number}` });
  const made = await fetch(`${origin}/api/auth/organization/create`, { method: "POST", headers, body });
  return (await answer<{ id: string }>(made)).id;
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
