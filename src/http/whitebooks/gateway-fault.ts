/** The dialect itself says no, before the portal is asked: told as a WhiteBooks gateway error. */
export class GatewayFault extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'GatewayFault';
    this.status = status;
    this.code = code;
  }
}
