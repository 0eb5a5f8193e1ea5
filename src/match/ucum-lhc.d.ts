/** The part of the library that is used; it comes without types of its own. */
declare module '@lhncbc/ucum-lhc' {
  /** What asking for a conversion gave; `toVal` is a binary float. */
  interface Conversion {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
    readonly fromUnit?: UcumUnit;
    readonly toUnit?: UcumUnit;
  }

  interface UcumUnit {
    /** Not a plain multiple of anything: degrees Celsius, pH, logarithms. */
    readonly isSpecial_: boolean;
    /** Defined by a procedure: international units. */
    readonly isArbitrary_: boolean;
    /** How often it counts in moles. */
    readonly moleExp_: number;
  }

  interface UcumLhcUtils {
    convertUnitTo(from: string, value: number, to: string): Conversion;
  }

  const ucum: { readonly UcumLhcUtils: { getInstance(): UcumLhcUtils } };
  export default ucum;
}
