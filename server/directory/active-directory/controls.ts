// The two LDAP controls of Active Directory that Keyturn sends; both carry one integer.
import { Ber, BerWriter, Control } from 'ldapts';

class IntegerControl extends Control {
  private readonly value: number;

  constructor(type: string, value: number) {
    super(type, { critical: true });
    this.value = value;
  }

  protected override writeControl(writer: BerWriter): void {
    const value = new BerWriter();
    value.startSequence();
    value.writeInt(this.value);
    value.endSequence();
    writer.writeBuffer(value.buffer, Ber.OctetString);
  }
}

/** LDAP_SERVER_POLICY_HINTS_OID (MS-ADTS 3.1.1.3.4.1.27): with it a reset keeps to the password history. */
export const policyHintsOid = '1.2.840.113556.1.4.2239';
export const policyHints = (): Control => new IntegerControl(policyHintsOid, 1);

/** LDAP_SERVER_SD_FLAGS_OID (MS-ADTS 3.1.1.3.4.1.11): only the access list of a security descriptor. */
export const accessListOnly = (): Control => new IntegerControl('1.2.840.113556.1.4.801', 4);
