import { CommandStopped, exitCodes } from '../cli/exit-codes.ts';

/** Turns "address in use" into a sentence that names the port and the option for another one. */
export function portInUse(port: number, option: string): (error: unknown) => never {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new CommandStopped(
        exitCodes.commandLineWrong,
        `Port ${port} is in use by another program. Stop that program, or choose another port with ${option}.`,
      );
    }
    if (code === 'EACCES') {
      throw new CommandStopped(
        exitCodes.commandLineWrong,
        `Port ${port} may not be used by this user. Choose one above 1023 with ${option}.`,
      );
    }
    throw error;
  };
}
