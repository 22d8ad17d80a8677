/** The worker of one run of a learner's code: shut off, on the account's time, gone afterwards. */
import { expose, type Remote as Wrapped } from 'comlink';
import { isolate } from '../../code/isolation.ts';
import type { CodePorts } from '../../code/ports.ts';
import type { Program } from '../../code/program.ts';
import { runProgram } from '../../code/run.ts';

/** Comlink keeps its own way to the page; the program has none. */
const page = {
  postMessage: self.postMessage.bind(self),
  addEventListener: self.addEventListener.bind(self),
  removeEventListener: self.removeEventListener.bind(self),
};

function onRejection(heard: (reason: unknown) => void): () => void {
  const listener = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    heard(event.reason);
  };
  page.addEventListener('unhandledrejection', listener as never);
  return () => page.removeEventListener('unhandledrejection', listener as never);
}

const remote = {
  /** Answers while the program lets go of the processor. */
  isAlive: () => true,
  run(program: Program, ports: Wrapped<CodePorts>, region: string): Promise<boolean> {
    isolate(self);
    return runProgram(
      program,
      {
        send: (request, clock) => ports.send(request, clock) as never,
        keys: () => ports.keys() as never,
        pass: (ms) => ports.pass(ms),
        now: () => ports.now(),
        show: (output) => void ports.show(output),
      },
      { region, onRejection },
    );
  },
};

export type CodeRemote = typeof remote;
expose(remote, page);
