import { Parties } from './parties.tsx';
import { PartyForm } from './party-form.tsx';

export const Customers = () => <Parties kind="customer" />;
export const Vendors = () => <Parties kind="vendor" />;
export const Transporters = () => <Parties kind="transporter" />;
export const CustomerForm = () => <PartyForm kind="customer" />;
export const VendorForm = () => <PartyForm kind="vendor" />;
export const TransporterForm = () => <PartyForm kind="transporter" />;
