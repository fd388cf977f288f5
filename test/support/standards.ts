import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const directory = 'test/fixtures/standards';
xmlRegisterFsInputProviders();

/** What is wrong with an XML document by a schema of test/fixtures/standards; empty if nothing is. */
export function xsdFaults(schema: string): (xml: string) => string[] {
  const url = `${directory}/${schema}`;
  const xsd = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(url), { url }));
  return (xml) => {
    const document = XmlDocument.fromString(xml);
    try {
      xsd.validate(document);
      return [];
    } catch (error) {
      return [String(error)];
    } finally {
      document.dispose();
    }
  };
}

/** The texts an XPath finds in a document; throws if the XML is not well-formed. */
export function textsIn(xml: string, path: string, namespaces: Record<string, string> = {}): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(path, namespaces).map(({ content }) => content);
  } finally {
    document.dispose();
  }
}

/** What is wrong with an object by ninjs 3.1; null if nothing is. GeoJSON, which it refers to, we never send. */
export function ninjsFaults(): (value: unknown) => unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', not: {} });
  const validate = ajv.compile(JSON.parse(readFileSync(`${directory}/ninjs-schema_3.1.json`, 'utf8')) as object);
  return (value) => (validate(value) ? null : validate.errors);
}
