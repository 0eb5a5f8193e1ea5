/** Namespace of IHE XDS.b (ITI-43 and ITI-39). */
export const XDS_NAMESPACE = 'urn:ihe:iti:xds-b:2007';
/** Namespaces of ebXML Registry: query (ITI-18 and ITI-38), responses, metadata. */
export const QUERY_NAMESPACE = 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0';
export const RESPONSE_NAMESPACE = 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0';
export const METADATA_NAMESPACE = 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0';
/** Namespace of `xop:Include`. */
export const XOP_NAMESPACE = 'http://www.w3.org/2004/08/xop/include';

/** Every namespace whose elements this reader looks at, those of SOAP aside. */
export const XDS_NAMESPACES: ReadonlySet<string> = new Set([
  XDS_NAMESPACE,
  QUERY_NAMESPACE,
  RESPONSE_NAMESPACE,
  METADATA_NAMESPACE,
  XOP_NAMESPACE,
]);
