/** Elements and attributes that are left out on purpose, with the reason. */
export interface Ignored {
  readonly why: string;
  /** `parent/child` by local name, for the whole branch; `parent/@attribute`. */
  readonly steps: readonly string[];
}

/** All that the reader knows of an envelope and leaves out; the rest is read, or unmapped and told. */
export const IGNORED: readonly Ignored[] = [
  {
    why: 'addressing, time and signature of the message, not about the patient',
    steps: ['Envelope/Header'],
  },
  {
    why: 'wording of a fault or an error, which may speak of the patient; its code is read',
    steps: [
      ...['faultcode', 'faultstring', 'faultactor', 'detail', 'Code', 'Reason', 'Node', 'Role'].map(
        (name) => `Fault/${name}`,
      ),
      'Fault/Detail',
      'RegistryError/@codeContext',
      'RegistryError/@location',
      'RegistryErrorList/@highestSeverity',
    ],
  },
  {
    why: 'what a registry says about documents: it lists them and holds none of their content',
    steps: [
      ...['Slot', 'Name', 'Description', 'VersionInfo', 'Classification'].map(
        (name) => `ExtrinsicObject/${name}`,
      ),
      'ExtrinsicObject/ExternalIdentifier',
      ...['id', 'lid', 'objectType', 'mimeType', 'isOpaque', 'status', 'home'].map(
        (name) => `ExtrinsicObject/@${name}`,
      ),
      ...['id', 'home', 'createReplica'].map((name) => `ObjectRef/@${name}`),
      'RegistryObjectList/Association',
      'RegistryObjectList/RegistryPackage',
      'RegistryObjectList/Classification',
    ],
  },
  {
    why: 'which community and repository hold a document, and under which number',
    steps: [
      'HomeCommunityId',
      'RepositoryUniqueId',
      'DocumentUniqueId',
      'NewRepositoryUniqueId',
      'NewDocumentUniqueId',
    ].map((name) => `DocumentResponse/${name}`),
  },
  {
    why: 'which request is answered, and which part of the result this is',
    steps: [
      'RegistryResponse/@requestId',
      'AdhocQueryResponse/@requestId',
      'AdhocQueryResponse/@startIndex',
      'AdhocQueryResponse/@totalResultCount',
      'RegistryResponse/ResponseSlotList',
      'AdhocQueryResponse/ResponseSlotList',
    ],
  },
];
