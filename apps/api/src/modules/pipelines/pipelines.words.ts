import type { Language } from "../../platform/language.ts";
import type { PipelineTemplate } from "./pipelines.templates.ts";

/** A template as an organization gets it: its names in the organization's language, its keys as they are. */
export function inLanguage(template: PipelineTemplate, language: Language): PipelineTemplate {
  if (language === "en") return template;
  const name = (english: string) => SPANISH[english] ?? english;
  const stages = template.stages.map((stage) => ({ ...stage, name: name(stage.name) }));
  return { ...template, name: name(template.name), stages };
}

/** What the templates' pipelines and stages are called. */
const SPANISH: Record<string, string> = {
  // The usual ones.
  Inquiry: "Consulta",
  New: "Nuevo",
  Discovery: "Diagnóstico",
  Proposal: "Propuesta",
  Decision: "Decisión",
  "Service inquiry": "Consulta de servicio",
  "Needs analysis": "Análisis de necesidades",
  "Estimate sent": "Presupuesto enviado",
  "Follow-up": "Seguimiento",
  "Scheduled visit": "Visita agendada",
  Jobs: "Trabajos",
  Qualification: "Calificación",
  Estimating: "Presupuestando",
  "Proposal sent": "Propuesta enviada",
  Negotiating: "Negociando",
  Scheduled: "Agendado",
  Won: "Ganado",
  Lost: "Perdido",
  Canceled: "Cancelado",
  Sales: "Ventas",
  Qualified: "Calificado",
  Demo: "Demostración",
  Negotiation: "Negociación",
  "Closed won": "Cierre ganado",
  "Closed lost": "Cierre perdido",

  // Roofing.
  "Roof inquiries": "Consultas de techos",
  "Inspection booked": "Inspección agendada",
  Inspected: "Inspeccionado",
  "With the adjuster": "Con el ajustador",
  Roofs: "Techos",
  Measured: "Medido",
  "Claim approved": "Reclamo aprobado",
  "Contract signed": "Contrato firmado",
  "On the calendar": "En el calendario",
  Built: "Terminado",

  // Real estate.
  Sellers: "Vendedores",
  "Talked to": "Contactado",
  "House seen": "Casa vista",
  "Offer made": "Oferta hecha",
  "Thinking it over": "Lo está pensando",
  Acquisitions: "Adquisiciones",
  "Numbers run": "Números hechos",
  "Offer out": "Oferta enviada",
  "Under contract": "Bajo contrato",
  "Title and inspection": "Título e inspección",
  "Clear to close": "Listo para cerrar",
  Closed: "Cerrado",
  "Fell through": "Se cayó",
  Withdrawn: "Retirado",

  // Cleaning.
  "Cleaning work": "Trabajos de limpieza",
  "Walk-through": "Recorrido",
  "Quote sent": "Cotización enviada",
  "First clean booked": "Primera limpieza agendada",
  "Trial month": "Mes de prueba",
  "Regular customer": "Cliente habitual",
};
