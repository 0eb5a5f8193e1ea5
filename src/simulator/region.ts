import { generatePatient } from './generate/patient.ts';
import type {
  Region,
  RegionOptions,
  SimulatedConsumer,
  SimulatedPatient,
  SimulatedPractice,
  Supplier,
} from './model.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';

const PLACES = ['Tynebridge', 'Wearmere', 'Kielderby', 'Hadriansea', 'Allenfoss', 'Cheviotgate'];
const HOUSES = ['Surgery', 'Medical Centre', 'Health Centre', 'Group Practice'];

/**
 * A synthetic region: practices, consumers and patients. With four practices or more, the last is
 * not connected to the HIE and the one before has not signed the HIE agreement.
 */
export function buildRegion(options: RegionOptions): Region {
  const root = createRandom(options.seed);
  const practices = Array.from({ length: options.practices }, (_, index) =>
    buildPractice(root.fork(`practice ${index}`), index, options.practices),
  );
  const takenNumbers = new Set<string>();
  const patients = practices.flatMap((practice, p) =>
    Array.from({ length: options.patientsPerPractice }, (_, i): SimulatedPatient => {
      const index = p * options.patientsPerPractice + i;
      return generatePatient({
        random: root.fork(`patient ${index}`),
        practice,
        index,
        asAt: options.asAt,
        extras: options.hieExtras ?? true,
        takenNumbers,
      });
    }),
  );
  return { options, practices, consumers: buildConsumers(options.consumers), patients };
}

function buildPractice(random: Random, index: number, count: number): SimulatedPractice {
  const place = random.pick(PLACES);
  const number = String(index + 1).padStart(4, '0');
  const network = String(Math.floor(index / 4) + 1).padStart(3, '0');
  const odd = count >= 4 ? count - index : 0;
  return {
    code: `X9${number}`,
    name: `${place} ${random.pick(HOUSES)} ${index + 1}`,
    supplier: supplierOf(index),
    pcn: { code: `X9P${network}`, name: `Simulated Network ${Number(network)}` },
    commissioner: { code: `X9C0${(index % 2) + 1}`, name: `Simulated Board ${(index % 2) + 1}` },
    address: {
      street: `${random.between(1, 99)} Station Road`,
      town: place,
      postcode: `ZZ${(index % 99) + 1} 9ZZ`,
    },
    enabled: { mig: true, hie: odd !== 1 },
    signed: { mig: true, hie: odd !== 2 },
  };
}

/** Two of three practices are EMIS. */
function supplierOf(index: number): Supplier {
  return index % 3 === 1 ? 'TPP' : 'EMIS';
}

function buildConsumers(count: number): SimulatedConsumer[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `X9T${String(index + 1).padStart(2, '0')}`,
    name: `Simulated Trust ${index + 1}`,
  }));
}
